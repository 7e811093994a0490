"""What the programs that read a deposit say of it; run by the Python that has them.

Prints JSON: for each reader what it found. The validator of RO-Crates asks the network
for the context of JSON-LD; here it gets the one that the package rocrate brings.
"""

from __future__ import annotations

import email
import io
import json
import sys
import urllib.request
from importlib import resources
from pathlib import Path
from typing import Any

import bagit
import requests
import requests_cache
from datacite import schema45
from rocrate.rocrate import ROCrate
from rocrate_validator import models, services

CONTEXT = (resources.files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()
KIND = "application/ld+json"


class Offline(urllib.request.BaseHandler):
    handler_order = 1

    def https_open(self, request: urllib.request.Request) -> object:
        answer: Any = urllib.request.addinfourl(
            io.BytesIO(CONTEXT),
            email.message_from_string(f"Content-Type: {KIND}\n\n"),
            request.full_url,
            200,
        )
        answer.msg = "OK"
        return answer


def send(_: object, request: requests.PreparedRequest, **__: object) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer.url = 200, request.url or ""
    answer._content = CONTEXT  # noqa: SLF001 - else it would ask a connection
    answer.headers["Content-Type"] = KIND
    answer.request = request
    return answer


def validated(crate: Path) -> list[str]:
    urllib.request.install_opener(urllib.request.build_opener(Offline))
    requests_cache.CachedSession.send = send
    settings = services.ValidationSettings(
        rocrate_uri=str(crate),
        profile_identifier="ro-crate-1.1",
        requirement_severity=models.Severity.RECOMMENDED,
    )
    issues = services.validate(settings).get_issues()
    return sorted({f"{issue.severity.name}: {issue.message}" for issue in issues})


def read(bag: Path) -> dict[str, Any]:
    opened = bagit.Bag(str(bag))
    opened.validate()
    crate = ROCrate(bag / "data")
    record = json.loads((bag / "data" / "datacite.json").read_bytes())
    files = [entity for entity in crate.data_entities if entity.type == "File"]
    return {
        "bag": dict(opened.info),
        "crate": {
            "name": crate.name,
            "root": crate.root_dataset.properties(),
            "persons": {
                one.id: one.properties()
                for one in crate.contextual_entities
                if one.type == "Person"
            },
            "described": {one.id: one.properties() for one in files},
        },
        "datacite": [error.message for error in schema45.validator.iter_errors(record)],
        "issues": validated(bag / "data"),
    }


if __name__ == "__main__":
    found = read(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(found))
