"""Promises about pictures on things: once in the project, gone when nothing shows them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from builders import document, state

from cjdesigner.editing import pictures
from cjdesigner.editing.session import Session
from cjdesigner.model.records import Card, Image, Persona


def image(name: bytes) -> Image:
    return Image(
        id=sha256(name).hexdigest(), media="png", width=4, height=3, data=b64encode(name).decode()
    )


def session() -> Session:
    cards = [("a", "pains", "look", "look"), ("b", "pains", "pay", "pay")]
    return Session(document(cards=cards, personas=("ann",)))


def test_a_picture_is_put_replaced_and_taken_away() -> None:
    run = session()
    first = state(run.document)
    old, new = image(b"old"), image(b"new")
    run.run(pictures.put(run.document, ("a",), "image", old))
    assert run.document.record("a", Card).image == old.id
    run.run(pictures.put(run.document, ("a",), "image", new))
    assert old.id not in run.document
    run.run(pictures.take(run.document, ("a",), "image"))
    assert new.id not in run.document
    assert state(run.document) == first
    for _ in range(3):
        run.undo()
    assert state(run.document) == first


def test_a_picture_on_two_things_is_there_once_and_stays_while_one_shows_it() -> None:
    run = session()
    one = image(b"one")
    run.run(pictures.put(run.document, ("a", "b"), "image", one))
    run.run(pictures.put(run.document, ("ann",), "portrait", one))
    run.run(pictures.take(run.document, ("a", "b"), "image"))
    assert run.document.record("ann", Persona).portrait == one.id
    assert one.id in run.document


def test_the_same_picture_again_changes_nothing() -> None:
    run = session()
    run.run(pictures.put(run.document, ("a",), "image", image(b"one")))
    assert not pictures.put(run.document, ("a",), "image", image(b"one"))
