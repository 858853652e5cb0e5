# Trains the shipped models again. SHARED holds the folders treebanks, ner, words and gazetteer;
# an hour on two cores. The same data and seed give the same bytes.
SHARED ?= ../shared
TRAIN = nice -n 10 "$(BIN)/dateline-train" build
TREES = $(SHARED)/treebanks
NAMES = $(SHARED)/ner
PLACES = --places $(SHARED)/gazetteer/geonames-cities5000.tsv.gz \
	--places $(SHARED)/gazetteer/iso3166-1-en-de.tsv \
	--places $(SHARED)/gazetteer/iso3166-2-en-de.tsv

.PHONY: models models-de models-en models-score
models: models-de models-en ## train the models again from SHARED (default ../shared)

models-de: build
	$(TRAIN) --treebank $(TREES)/de_gsd-ud-dev.conllu \
		--treebank $(TREES)/de_hdt-part-repaired.conllu \
		$(foreach part,germeval smartdata wikinews wikipedia,\
			--treebank $(TREES)/de_silver-$(part).conllu.gz) \
		--clusters $(SHARED)/words/de-clusters.tsv.gz \
		--tag-epochs 4 --parse-epochs 5 --folds 3 --tag-dropout 64 --parse-dropout 64 \
		--names $(NAMES)/germeval2014-de-dev.tsv --names $(NAMES)/germeval2014-de-test.tsv \
		$(PLACES) --output seeds/models/de.model

models-en: build
	$(TRAIN) --treebank $(TREES)/en_ewt-ud-train.conllu \
		--treebank $(TREES)/en_silver-voa.conllu.gz \
		--clusters $(SHARED)/words/en-clusters.tsv.gz \
		--names $(NAMES)/en_ewt-ud-dev.iob2 --names $(NAMES)/en_ewt-ud-test.iob2 \
		--names $(NAMES)/wikigold-en.tsv@0.3 $(PLACES) --output seeds/models/en.model

models-score: build ## scores of the models on the treebanks in SHARED
	"$(BIN)/dateline-train" score --model seeds/models/de.model \
		--treebank $(TREES)/de_gsd-ud-test.conllu
	"$(BIN)/dateline-train" score --model seeds/models/en.model \
		--treebank $(TREES)/en_ewt-ud-test.conllu
