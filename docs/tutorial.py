"""From articles to an answered question in ten cells. A test runs it: ``python docs/tutorial.py`` prints it.

Set CASUS_HOME to a folder of your own to keep its graph apart from yours.
"""

# %% 1. The interface
from datetime import date
from pathlib import Path

from graph import export, measures, open_store, queries, report, views
from ingest.jobs import ingest_sources

say = print

# %% 2. A graph: the embedded one, or the Neo4j that NEO4J_URI names
store = open_store()

# %% 3. Read some of the sample articles into it (a folder takes all); the same again would change nothing
result = ingest_sources(["data/samples/2023-*.txt"], store, say)
say(result.summary())

# %% 4. Events in order of time
timeline = views.timeline(store, start=date(2023, 9, 1), end=date(2023, 12, 31))
for event in timeline[:5]:
    say(event.edtf, event.status.value, event.name)

# %% 5. Find things by name
hits = views.search(store, "Azerbaijan")
say(hits[0].kind, hits[0].text, hits[0].id)

# %% 6. The question: which planned events were never confirmed?
question = next(query for query in queries.pack() if query.name == "unconfirmed-plans")
say(question.question)
answer = queries.run(store, question, {"day": "2023-12-31"})

# %% 7. Its answer
for row in answer.rows:
    say(row["edtf"], row["event"])

# %% 8. Why we believe the first event of the timeline: its sentences
for claim in views.evidence(store, timeline[0].id).claims:
    say(claim.outlet, claim.quote)

# %% 9. How two actors stood, month by month
for measured in measures.rows(store, "intensity")[:5]:
    say(measured["window"], measured["one"], measured["other"], measured["mean"])

# %% 10. A map and a brief to hand on
made = export.write(store, "geojson", start=date(2023, 1, 1))
conflict = views.facets(store).conflicts[0]
brief = report.report(store, conflict.id, ".md")
say(len(made), "bytes of GeoJSON;", brief.splitlines()[0], Path.cwd().name)
store.close()
