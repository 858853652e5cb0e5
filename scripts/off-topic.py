#!/usr/bin/env python3
"""Sentences without events: how many sentences about sport, culture, technology and weather get one.

usage: off-topic.py select ARTICLES.jsonl.gz [COUNT] >articles.jsonl
       off-topic.py score EVENTS.jsonl ANALYSIS.jsonl [--verbose]

select  the articles whose id names such a section (bbc-sport-001), else those in which words of sport,
        culture, technology and weather are frequent, and four times as frequent as words of politics and force.
score   EVENTS is what `dateline extract --jsonl` made of them, ANALYSIS what `dateline analyze --jsonl` did;
        prints the share of sentences with an event in percent, and both counts.
"""
import gzip
import json
import re
import sys

SECTIONS = re.compile(r"-(sport|entertainment|tech|culture|kultur|weather|wetter)-")
TOPIC = re.compile(
    r"\b(Trainer|Liga|Bundesliga|Tore?|Spiele?|Spieler|Saison|Mannschaft|Sieg|Weltcup|Finale|Turnier|Meister|"
    r"Film|Filme|Album|Konzert|Theater|Regisseur|Roman|Buch|Museum|Ausstellung|Band|Song|Musik|Oper|Festival|"
    r"Smartphone|Display|App|Gerät|Prozessor|Hersteller|Kamera|Regen|Sonne|Temperaturen|Schnee|Grad)\b")
POLITICS = re.compile(
    r"\b\w*(minister|regierung|partei|parlament|polizei|krieg|armee|militär|truppen|präsident|kanzler|wahl|"
    r"gericht|staatsanwalt|demonstra|protest|flüchtling|sanktion|anschlag|terror|eu-|nato)\w*", re.IGNORECASE)


def is_off_topic(article):
    if SECTIONS.search(article["id"]):
        return True
    if article.get("lang") != "de":
        return False
    text = article["text"]
    words = len(text.split())
    topic = len(TOPIC.findall(text))
    return 100 * topic >= 1.5 * words and 4 * len(POLITICS.findall(text)) <= topic


def select(path, count):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        chosen = [a for a in map(json.loads, lines) if is_off_topic(a)]
    step = max(1, len(chosen) // count)
    for article in chosen[::step][:count]:
        line = {key: article[key] for key in ("id", "title", "text") if article.get(key)}
        print(json.dumps(line | {"language": article["lang"]}, ensure_ascii=False))


def score(events, analysis, verbose):
    found = set()
    for line in open(events, encoding="utf8"):
        event = json.loads(line)
        if event["kind"] != "event":
            continue
        if verbose:
            print(event["type"], event["confidence"], event["evidence"]["rule"], event["evidence"]["text"][:120])
        found.add((event["article"]["id"], event["evidence"]["sentence"]))
        found.update((event["article"]["id"], more["sentence"]) for more in event["evidence"].get("more", []))
    sentences = sum(len(json.loads(line).get("sentences", [])) for line in open(analysis, encoding="utf8"))
    print(f"{100 * len(found) / max(1, sentences):.2f} {len(found)} {sentences}")


if sys.argv[1:2] == ["select"] and len(sys.argv) > 2:
    select(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 300)
elif sys.argv[1:2] == ["score"] and len(sys.argv) > 3:
    score(sys.argv[2], sys.argv[3], "--verbose" in sys.argv)
else:
    sys.exit(__doc__)
