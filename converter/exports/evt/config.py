"""The configuration of EVT 3 for an edition without pictures (app.config.ts, config.yaml)."""

from __future__ import annotations

from typing import Any

from converter.settings import Edition

_LISTS = {
    "persons": ("Persons", "listPerson", "person"),
    "places": ("Places", "listPlace", "place"),
    "organizations": ("Organizations", "listOrg", "org"),
}
_OTHER_LISTS = {
    "relations": ("Relations", "listRelation", "relation"),
    "events": ("Events", "listEvent", "event"),
    "entries": ("Entries", "div[type='glossary']", "entry"),
    "objects": ("Objects", "listObject", "object"),
}
_NAMES = {
    "persName": ("persons", "#ffcdd2"),
    "placeName": ("places", "#a5d6a7"),
    "orgName": ("organizations", "#ffb74d"),
}
_BIBLIOGRAPHY = ("author", "title", "date", "editor", "publisher", "pubPlace")


def configuration(edition: Edition, sources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all that EVT reads from config.yaml; ``sources`` are the documents."""
    return {
        "editionTextSourcesConfig": sources,
        "edition": _edition(edition),
        "ui": _interface(),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "editionTitle": edition.title,
        "badge": "",
        "editionHome": edition.base_url,
        "defaultEditionLevel": "interpretative",
        "availableEditionLevels": [
            {"id": one, "label": one, "enable": one == "interpretative", "hidden": False}
            for one in ("diplomatic", "interpretative", "critical")
        ],
        "mainMenuConfig": {
            "downloadableXMLSource": True,
            "showEntitiesLists": True,
            "downloadLinks": [],
        },
        "namedEntitiesLists": {
            **{name: _list(*told, enable=True) for name, told in _LISTS.items()},
            **{name: _list(*told, enable=False) for name, told in _OTHER_LISTS.items()},
        },
        "entitiesOccurrenceSelectors": [f"{name}[ref]" for name in _NAMES],
        "entitiesSelectItems": [
            {
                "label": "Named Entities",
                "enable": True,
                "items": [
                    {"value": name, "label": label, "color": color, "enable": True}
                    for name, (label, color) in _NAMES.items()
                ],
            }
        ],
        "notSignificantVariants": [],
        "proseVersesToggler": False,
        "defaultTextFlow": "prose",
        "verseNumberPrinter": 5,
        "readingColorLight": "rgb(208, 220, 255)",
        "readingColorDark": "rgb(101, 138, 255)",
        "analogueMarkers": [],
        "sourcesExcludedFromListByParent": ["desc"],
        "showSubstitutionMarker": False,
        "showSeparatorBetweenChanges": False,
        "startingFromDefinitiveLayer": True,
        "showChangeLayerMarkerInText": False,
        "changeSequenceView": {"showVarSeqAttr": False, "showSeqAttr": False, "layerColors": {}},
        "multiPageEngineForCriticalEdition": False,
        "structureSeparators": ["pb"],
        "exponentEnumerateBy": "global",
        "externalBibliography": {
            "biblAttributeToMatch": "xml:id",
            "elementAttributesToMatch": ["target", "source"],
        },
        "biblTab": _bibliography(),
    }


def _list(label: str, selector: str, kind: str, *, enable: bool) -> dict[str, Any]:
    return {"label": label, "enable": enable, "listSelector": selector, "namedEntityType": kind}


def _bibliography() -> dict[str, Any]:
    return {
        "propsToShow": list(_BIBLIOGRAPHY),
        "showAttrNames": False,
        "showEmptyValues": False,
        "inline": True,
        "commaSeparated": True,
        "showMainElemTextContent": True,
    }


def _interface() -> dict[str, Any]:
    return {
        "defaultViewMode": "readingText",
        "availableViewModes": [
            {
                "icon": "txt",
                "iconSet": "evt",
                "id": "readingText",
                "label": "Reading Text",
                "enable": True,
            }
        ],
        "localization": True,
        "defaultLocalization": "en",
        "availableLanguages": [
            {
                "code": code,
                "label": f"language{code.capitalize()}",
                "enable": True,
                "iconUrl": f"assets/images/{code}.png",
            }
            for code in ("en", "fr", "it")
        ],
        "enableNavBar": True,
        "initNavBarOpened": False,
        "thumbnailsButton": False,
        "viscollButton": False,
        "mainFontFamily": "Junicode, Times, serif",
        "mainFontSize": "1.1rem",
        "secondaryFontFamily": "Arial, sans-serif",
        "secondaryFontSize": "0.9rem",
        "theme": "modern",
        "syncZonesHighlightButton": False,
        "defaultImageZoomLevel": 0.8,
        "maxImageZoomLevel": 2,
        "biblTab": _bibliography(),
        "defaultBibliographicStyle": "chicago",
        "allowedBibliographicStyles": {
            "chicago": {
                "id": "chicago",
                "label": "Chicago (Author-Date)",
                "enabled": True,
                "propsOrder": list(_BIBLIOGRAPHY),
                "properties": {"titleQuotes": True, "emphasized": ["publisher"]},
            }
        },
    }
