"""What makes a record: fields that pydantic's core checks when it is made, and that never change.

Records look and behave like frozen models of pydantic, and what is offered here has pydantic's
names. The classes are made without it, since making them its way takes a fifth of the time until
the first picture, and to pydantic's core they are dataclasses, whose fields are slots: that takes a
quarter of a model's memory (see ``docs/decisions/0003``). Rule: a field's type is a value of
``values``, a vocabulary, a truth value, or one of these or ``None``; ``schema_of`` knows no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from types import NoneType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, cast, dataclass_transform
from typing import get_args as parts_of
from typing import get_origin as origin_of

from cjdesigner.model.core import Schema, SchemaSerializer, SchemaValidator, ValidationError

_REQUIRED: Any = object()


class Checked:
    """How a value is checked, for ``Annotated``: ``schema`` is one of pydantic's core."""

    __slots__ = ("schema",)

    def __init__(self, schema: Schema) -> None:
        self.schema = schema


class FieldInfo(NamedTuple):
    """A field of a record: how it is checked, and what it is where it is not given."""

    schema: Schema
    default: Any = _REQUIRED

    def is_required(self) -> bool:
        """Whether a record cannot be made without it."""
        return self.default is _REQUIRED


class _Kind(type):
    """Makes the class of a thing: its annotations are its fields, and each has a slot."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Kind:
        if not bases:
            return super().__new__(cls, name, bases, {**body, "__slots__": ()})
        # what a class says of a field beside its slot would hide it
        own = {
            field: FieldInfo(schema_of(annotation), body.pop(field, _REQUIRED))
            for field, annotation in body.get("__annotations__", {}).items()
        }
        made: Any = super().__new__(cls, name, bases, {**body, "__slots__": tuple(own)})
        made.model_fields = {**made.model_fields, **own}
        made.__pydantic_core_schema__ = schema = _schema(made)
        made.__pydantic_validator__ = SchemaValidator(schema)
        made.__pydantic_serializer__ = SchemaSerializer(schema)
        made._values = attrgetter(*made.model_fields)
        return cast("_Kind", made)


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Frozen(metaclass=_Kind):
    """A thing whose fields are checked once and never change.

    It is made with its fields by name; raises pydantic's ``ValidationError`` where one does not
    fit, is unknown, or is missing.
    """

    __pydantic_core_schema__: ClassVar[Schema]
    __pydantic_validator__: ClassVar[SchemaValidator]
    __pydantic_serializer__: ClassVar[SchemaSerializer]
    # by this pydantic's core knows what it may write
    __dataclass_fields__: ClassVar[dict[str, Any]] = {}
    model_fields: ClassVar[dict[str, FieldInfo]] = {}
    # read by pydantic where it makes a JSON schema
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    _values: ClassVar[attrgetter[tuple[Any, ...]]]

    def __init__(self, /, **values: Any) -> None:
        self.__pydantic_validator__.validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, values: Mapping[str, Any]) -> Self:
        """One with these values, checked."""
        return cls(**values)

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """One read from JSON, checked."""
        found: Self = cls.__pydantic_validator__.validate_json(text)
        return found

    @classmethod
    def model_construct(cls, /, **values: Any) -> Self:
        """One with these values, unchecked; all that are required must be there."""
        made = cls.__new__(cls)
        for name, field in cls.model_fields.items():
            object.__setattr__(made, name, values.get(name, field.default))
        return made

    def model_dump_json(self) -> str:
        """It as JSON."""
        return self.__pydantic_serializer__.to_json(self).decode()

    def model_copy(self, update: Mapping[str, Any]) -> Self:
        """One with some other values, unchecked."""
        return self.model_construct(**{**dict(self), **update})

    def __setattr__(self, name: str, value: object) -> None:
        kind: Any = {"type": "frozen_instance", "loc": (name,), "input": value}
        raise ValidationError.from_exception_data(type(self).__name__, [kind])

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """The fields by name, each with its value."""
        return zip(self.model_fields, self._values(self), strict=True)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._values(self) == self._values(other)

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self)
        return f"{type(self).__name__}({values})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Schema:
        return cls.__pydantic_core_schema__


def schema_of(annotation: Any) -> Schema:
    """How a value of this type is checked. Raises ``TypeError`` for a type that is not known."""
    if annotation is bool:
        return {"type": "bool"}
    origin, parts = origin_of(annotation), parts_of(annotation)
    if origin is Annotated and isinstance(parts[1], Checked):
        return parts[1].schema
    if origin is Literal:
        return {"type": "literal", "expected": list(parts)}
    if len(parts) == 2 and parts[1] is NoneType:
        return {"type": "nullable", "schema": schema_of(parts[0])}
    raise TypeError(f"{annotation} is no type of a field")


def one_of(kinds: tuple[type[Frozen], ...]) -> Schema:
    """How one of several kinds is checked, which their field ``type`` tells apart."""
    choices = {kind.model_fields["type"].default: kind.__pydantic_core_schema__ for kind in kinds}
    return {"type": "tagged-union", "discriminator": "type", "choices": choices}


def many_of(one: Schema, most: int) -> Schema:
    """How a tuple of at most so many values of one kind is checked."""
    return {"type": "tuple", "items_schema": [one], "variadic_item_index": 0, "max_length": most}


def row_of(*values: Schema) -> Schema:
    """How a tuple of just these values is checked."""
    return {"type": "tuple", "items_schema": list(values)}


def _schema(kind: type[Frozen]) -> Schema:
    fields = [
        {
            "type": "dataclass-field",
            "name": name,
            "kw_only": True,
            "schema": _schema_with_default(field),
        }
        for name, field in kind.model_fields.items()
    ]
    return {
        "type": "dataclass",
        "cls": kind,
        "cls_name": kind.__name__,
        "fields": list(kind.model_fields),
        "slots": True,
        "frozen": True,
        "schema": {"type": "dataclass-args", "dataclass_name": kind.__name__, "fields": fields},
        "config": {
            "title": kind.__name__,
            "extra_fields_behavior": "forbid",
            "strict": True,
            "allow_inf_nan": False,
            "hide_input_in_errors": True,
            "revalidate_instances": "never",
        },
        "ref": f"{kind.__module__}.{kind.__qualname__}",
    }


def _schema_with_default(field: FieldInfo) -> Schema:
    if field.is_required():
        return field.schema
    return {"type": "default", "schema": field.schema, "default": field.default}
