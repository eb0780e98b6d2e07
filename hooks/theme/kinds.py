"""The kinds of text that the shared data consist of."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from .bounds import LENGTH
from .languages import DEFAULT_LANGUAGES, TAG


def read_day(text: str) -> str:
    """A day, as the file has it.

    Raises:
        ValueError: it is none.

    """
    date.fromisoformat(text)
    return text


def read_pattern(text: str) -> str:
    """A regular expression.

    Raises:
        ValueError: it is none.

    """
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(str(error)) from error
    return text


def read_locale(text: str) -> str:
    """The name of a language as Babel knows it, as in `fi` or `en_GB`.

    Raises:
        ValueError: it knows none of this name.

    """
    try:
        Locale.parse(text)
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError("no language of this name is known") from error
    return text


Text = Annotated[str, Field(strict=True)]
Texts = Annotated[dict[str, Text], Field(min_length=1)]  # by language
Tag = Annotated[str, Field(pattern=f"^{TAG}$")]  # of a language
Day = Annotated[Text, AfterValidator(read_day)]
Length = Annotated[Text, Field(pattern=f"^{LENGTH}$")]
Lifetime = Annotated[Text, Field(pattern=f"^(session|persistent|{LENGTH})$")]
Country = Annotated[Text, Field(pattern=r"^[A-Z]{2}$")]


class Spoken(BaseModel):
    """A part of the data that says something in each language, by its tag beside the part's own keys."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    __pydantic_extra__: dict[Tag, Text]

    @model_validator(mode="after")
    def need_every_default(self) -> Self:
        """It is said in the default languages at least.

        Raises:
            ValueError: it is not.

        """
        missing = {*DEFAULT_LANGUAGES}.difference(self.__pydantic_extra__)
        if missing:
            raise ValueError(f"no text in {min(missing)}")
        return self


class DatedFact(BaseModel):
    """Facts of the world: when they were read, and how sure they are."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    checked: Day | None = None
    certainty: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def doubt_what_is_undated(self) -> Self:
        """What was read on no day that is known is not certain.

        Raises:
            ValueError: it is said to be.

        """
        if self.checked is None and self.certainty != "low":
            raise ValueError("without the day of the copy that was read the certainty is low")
        return self


class SourcedFact(DatedFact):
    """A fact of the world with what was read."""

    source: Annotated[Text, Field(min_length=1)]
