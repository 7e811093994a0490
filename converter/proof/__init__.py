"""The proof view, for editors: the source beside the edition, piece by piece.

    pieces    the leaf blocks and header fields of a TEI document, and their characters
    rows      the source in order, in stretches that one piece was made of
    remarks   doubts, and what editors have said
    changes   what is not as it was in another version of the TEI
    plan      all that a page shows of one document
    sheet     the plan as JSON, for the stylesheet
    pages     the page of a document
    listing   the index of the pages, the most doubtful documents first

A proof page belongs to a run, like run.json: what has changed since the run before stands
on it until the next one. It is therefore no part of the promise that the same input gives
the same bytes, and conversion.json does not name it; without changes, the same input gives
the same page.
"""
