import ArgumentParser

DatelineTrain.main()
