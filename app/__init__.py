"""颐审 Yishen checks floor plans of elderly day-care centres against prescribed room sizes.

This page is the map of the program.

How a drawing becomes a verdict
===============================

A plan flows one way::

    DXF    readers.drawing ──► Linework ──► recognition.recognise ──► Plan ─┐
    table  readers.tables ────────────────────────────────────────► Plan ─┤
                                                                           ▼
    standards/*.toml ──► rules.loading ──► Standard ──► checking.check(Review, Standard)
    FACTS.toml ────────► rules.facts_file ─► Facts ───────────┘            │
                                                                           ▼
                                     Report ──► picture.compose ──► Picture (one per level)
                                        │                              │
                                        └──► reporting: sheet (PDF), workbook (XLSX),
                                             marked-up drawing (DXF), JSON

All of these are frozen values. An edit is a function from a review to a review
(:mod:`app.model.review`), so undo, background work and the comparison of two revisions are a
matter of keeping values.

Where things are
================

Imports point downwards only; import-linter holds this picture::

    __main__
    cli            |  ui                     two front ends; they do not know each other
    service                                  the use cases: open a plan, check it, write results
    readers | recognition | reporting        files in; rooms found; files out
    picture                                  plan + report -> outlines, fills, captions, as data
    checking                                 review + standard -> report
    rules                                    standards and room names as values, read from data
    model                                    plan, linework, facts, review and its edits
    geometry | units | paths | i18n | progress
    errors                                   messages, and the errors that carry them

Only ``ui`` knows Qt, only the mark-up in ``reporting`` knows ezdxf, only ``reporting`` knows
reportlab. Drawings are read by :mod:`app.readers.dxf`, a reader that keeps texts as bytes until
their encoding is known and loses one damaged entity instead of the drawing; its tests hold it to
what ezdxf reads of sound files. DWG goes through an installed converter first
(:mod:`app.readers.dwg`).

Where it is decided
===================

======================================  ====================================================
what                                    where
======================================  ====================================================
bounds of a class, room areas, clauses  ``standards/*.toml``
what a room name means                  ``resources/room_names.toml``, :mod:`app.rules.names`
which class a gross area belongs to     :mod:`app.checking.classification`
when an area is enough                  :mod:`app.checking.compare`
met, short, missing, undetermined       :mod:`app.checking.functions`
beds, staff, services                   :mod:`app.checking.facts`
other rules of a document               ``[[rules]]`` in ``standards/*.toml``,
                                        :mod:`app.checking.rule_checks`
what a person is asked                  ``resources/facts.toml``, :mod:`app.rules.answers`
own standards, village words            :mod:`app.service.own_standards`,
                                        :mod:`app.service.village_words`
what is odd in a standard               :mod:`app.rules.self_check`
reach of a class, bounds, close calls   :mod:`app.checking.feasibility`,
                                        :mod:`app.checking.close_calls`
which outlines are rooms                :mod:`app.recognition.outlines`
which outlines are sure enough          :mod:`app.checking.outlines`, ``SURE_CONFIDENCE``
where a room leaks                      :mod:`app.recognition.walls.leaks`
names outside their room                :mod:`app.recognition.outside_names`
which plans are storeys that count      :mod:`app.recognition.levels`
how far parts of a storey count         ``[[gross]]`` in ``resources/room_names.toml``
what is too much to search              :mod:`app.geometry.density`, :mod:`app.recognition.scene`
edits of rooms, problems after them     :mod:`app.model.room_edits`, :mod:`app.model.edit_problems`
what stays when a drawing is read again :mod:`app.service.carry_over`
which lines are walls, rooms in them    :mod:`app.recognition.walls`
the unit of a drawing                   :mod:`app.recognition.unit_choice`
how an area is printed                  :mod:`app.picture.figures`
colours, patterns, symbols, words       :mod:`app.picture.style`
names, class and areas in words         :mod:`app.picture.wording`
======================================  ====================================================

Rules of the house
==================

*   Nothing found is never a pass, and an open question is never a pass: a problem of severity
    ``error`` forbids one (:class:`app.model.plan.Severity`).
*   No figure of a standard stands in Python.
*   Inside the program lengths are metres and areas square metres; drawing units end at
    :mod:`app.recognition`.
*   Words are made late: findings and problems carry a :class:`app.errors.Message`, and whoever
    speaks to a person holds an :class:`app.i18n.Translator`.
*   Results hold no clock, no random number and no order of a set, so that equal input gives equal
    bytes.
"""
