# Trains the shipped models again. SHARED holds the folders treebanks, ner, words and gazetteer;
# an hour on two cores. The same data and seed give the same bytes. The names come last: they are
# learned with the tags of the model that they go into, and can be learned alone (models-names).
SHARED ?= ../shared
TRAIN = nice -n 10 "$(BIN)/dateline-train"
TREES = $(SHARED)/treebanks
NAMES = $(SHARED)/ner
WORDS = $(SHARED)/words
# What names are known by beforehand; English knows the subdivisions of countries too.
PLACES = --places $(SHARED)/gazetteer/geonames-cities5000.tsv.gz \
	--places $(SHARED)/gazetteer/iso3166-1-en-de.tsv --world seeds --name-members 6

.PHONY: models models-de models-en models-names models-lemmas models-score
models: models-de models-en models-names models-lemmas ## train the models again from SHARED (default ../shared)

models-de: build
	$(TRAIN) build --treebank $(TREES)/de_gsd-ud-dev.conllu@2 \
		--treebank $(TREES)/de_hdt-part-repaired.conllu \
		$(foreach part,germeval smartdata wikinews wikipedia,\
			--treebank $(TREES)/de_silver-$(part).conllu.gz) \
		--clusters $(WORDS)/de-clusters.tsv.gz \
		--tag-epochs 4 --parse-epochs 5 --folds 3 --tag-dropout 64 --parse-dropout 64 \
		--tag-members 3 --parse-members 3 --inflection-budget 950000 \
		--parse-budget 2330000 --output seeds/models/de.model

models-en: build
	$(TRAIN) build --treebank $(TREES)/en_ewt-ud-train.conllu \
		--treebank $(TREES)/en_silver-voa.conllu.gz \
		--clusters $(WORDS)/en-clusters.tsv.gz --tag-members 3 --parse-members 3 \
		--refit-share 120 --word-tags --output seeds/models/en.model

models-names: build
	$(TRAIN) names --into seeds/models/de.model \
		--names $(NAMES)/germeval2014-de-dev.tsv --names $(NAMES)/germeval2014-de-test.tsv \
		--related-marks training/names-de.marks \
		--marked-treebank $(TREES)/de_silver-wikipedia.conllu.gz \
		--marked-treebank $(TREES)/de_silver-wikinews.conllu.gz \
		--marked-treebank $(TREES)/de_gsd-ud-dev.conllu \
		--marked-treebank $(TREES)/de_hdt-part-repaired.conllu \
		--related-names $(NAMES)/smartdata-de-train.tsv \
		--related-names $(NAMES)/smartdata-de-test.tsv $(PLACES) --name-budget 650000
	$(TRAIN) names --into seeds/models/en.model \
		--names $(NAMES)/en_ewt-ud-dev.iob2 --names $(NAMES)/en_ewt-ud-test.iob2 \
		--marks training/names-en.marks@0.6 \
		--marked-treebank $(TREES)/en_ewt-ud-train.conllu \
		--related-names $(NAMES)/wikigold-en.tsv $(PLACES) \
		--places $(SHARED)/gazetteer/iso3166-2-en-de.tsv --name-budget 425000

models-lemmas: build
	$(TRAIN) lemmas --language de --treebank $(TREES)/de_gsd-ud-dev.conllu \
		--converted $(TREES)/de_hdt-part-repaired.conllu --table $(WORDS)/de-lemmas.tsv.gz \
		--words $(WORDS)/de-clusters.tsv.gz --output seeds/models/de-lemmas.model
	$(TRAIN) lemmas --language en --treebank $(TREES)/en_ewt-ud-train.conllu \
		--table $(WORDS)/en-lemmas.tsv.gz --words $(WORDS)/en-clusters.tsv.gz \
		--output seeds/models/en-lemmas.model

models-score: build ## scores of the models on the treebanks in SHARED
	"$(BIN)/dateline-train" score --model seeds/models/de.model \
		--treebank $(TREES)/de_gsd-ud-test.conllu
	"$(BIN)/dateline-train" score --model seeds/models/en.model \
		--treebank $(TREES)/en_ewt-ud-test.conllu

# Marks and texts of articles whose events were marked by hand, for the confidence of events.
GOLD ?= $(SHARED)/gold/dev.jsonl
GOLD_ARTICLES ?= $(SHARED)/gold/dev-articles.jsonl

.PHONY: confidence
confidence: build ## fit the confidence of events again to the articles marked by hand in GOLD
	"$(BIN)/dateline-train" confidence --seeds seeds $(GOLD:%=--gold %) \
		$(GOLD_ARTICLES:%=--articles %) --output seeds/lexicon/shared/confidence.records

# Pastes whose lines were marked by hand, made up for this project; those of the tests count half.
PASTES = training/pastes-de.txt training/pastes-en.txt
RELATED_PASTES = Tests/Fixtures/pasted-articles.txt Tests/Fixtures/pasted-clutter.txt

.PHONY: lines
lines: build ## learn again to tell the prose of pasted pages from their clutter
	"$(BIN)/dateline-train" lines $(PASTES:%=--pastes %) $(RELATED_PASTES:%=--related %) \
		--output seeds/lexicon/shared/lines.records
