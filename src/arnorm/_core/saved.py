"""Pipelines as JSON, and a short name for one: both are made from what its steps say of themselves."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from arnorm._core.public import find_public
from arnorm._core.stages import StepLike, name_of
from arnorm._core.step import CharStep, Step
from arnorm._core.wrong import meant

if TYPE_CHECKING:
    from arnorm._core.pipeline import Pipeline
    from arnorm.names import Names

# A message shows this much of what it was given.
_SHOWN = 80
_SAID = 400

_FORM = 'a pipeline\'s JSON is {"arnorm": 1, "steps": [{"step": NAME, OPTION: VALUE, …}, …]}'


def json_of(pipeline: Pipeline) -> str:
    """The pipeline as JSON; ValueError where a step is not arnorm's own."""
    for step in pipeline:
        if not _is_own(step):
            raise ValueError(f"only arnorm's own steps can be written as JSON, not {name_of(step)}")
    return _write_json([_list_fields(step) for step in pipeline], pipeline)


def _write_json(steps: list[dict[str, Any]], pipeline: Pipeline) -> str:
    data: dict[str, Any] = {"arnorm": 1, "steps": steps}
    data |= {"protect": pipeline.protect} if pipeline.protect else {}
    data |= {"names": pipeline.names.to_dict()} if pipeline.names is not None else {}
    return json.dumps(data, ensure_ascii=False)


def _is_own(step: StepLike) -> bool:
    return isinstance(step, Step) and type(step).__module__.startswith("arnorm.")


def _list_fields(step: StepLike) -> dict[str, Any]:
    return {"step": name_of(step)} | (dataclasses.asdict(step) if isinstance(step, Step) else {})


def fingerprint_of(pipeline: Pipeline) -> str:
    """A short name for what made an output; ValueError where nobody could tell that a step has changed."""
    import hashlib  # noqa: PLC0415 -- needed once a job, and import arnorm should cost nothing

    release = find_public("__version__")
    steps = [_list_fields(step) if _is_own(step) else _describe_own_step(step) for step in pipeline]
    digest = hashlib.sha256(f"{release} {_write_json(steps, pipeline)}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"arnorm-{release}-{digest[:16]}"


def _describe_own_step(step: StepLike) -> dict[str, Any]:
    """A step of somebody's own, which says itself when it changes."""
    version = getattr(step, "version", None)
    name = name_of(step)
    if not isinstance(version, str) or not version:
        raise ValueError(
            f"{name} is not arnorm's own, and nobody can tell when it changes: give it a version, "
            f'version = "1" in the class (or {name}.version = "1" for a function), to be raised with each change'
        )
    module = type(step).__module__ if isinstance(step, Step) else getattr(step, "__module__", "")
    return _list_fields(step) | {"module": module, "version": version}


def steps_from(text: str) -> tuple[list[Step], tuple[str, ...], Names | None]:
    """The steps that `json_of` wrote, the patterns of what they protect, and names; ValueError, short, for all else."""
    if not isinstance(text, str):
        what = "a pipeline" if isinstance(text, find_public("Pipeline")) else type(text).__name__
        more = ": write Pipeline.from_json(json.dumps(value))" if isinstance(text, dict) else ""
        raise TypeError(f"from_json takes the str that to_json gives, got {what}{more}")
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or type(data.get("arnorm")) is not int or data["arnorm"] != 1:
            raise ValueError(_FORM)
        if not isinstance(data.get("steps"), list):
            raise ValueError(_FORM)
        steps = [_read_step(one) for one in data["steps"]]
        return steps, _read_protect(data.get("protect", [])), _read_names(data.get("names"))
    except json.JSONDecodeError as error:
        if "{" not in text and "\n" not in text:
            is_name = text.isidentifier() and text.upper() in find_public("__all__")
            what = f"a name: it is arnorm.{text.upper()}" if is_name else "a path: read the file first"
            raise ValueError(f"from_json takes JSON, not {what}; got {_shorten(text, _SHOWN)!r}") from None
        raise ValueError(f"not JSON: {error}; {_FORM}") from None
    except RecursionError:
        raise ValueError(f"JSON nested too deeply; {_FORM}") from None


def _read_protect(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(pattern, str) for pattern in data):
        raise ValueError(f'"protect" must be a list of patterns, got {_shorten(repr(data), _SHOWN)}')
    if not data:
        return ()
    from arnorm._core.guarding import check_protect  # noqa: PLC0415 -- for those who protect

    try:
        return check_protect(data)
    except ValueError as error:
        raise ValueError(_shorten(str(error), _SAID)) from None


def _read_names(data: Any) -> Names | None:
    try:
        return None if data is None else find_public("Names")(**data)
    except (TypeError, ValueError) as error:
        raise ValueError(_shorten(f'"names": {error}', _SAID)) from None


def _read_step(data: Any) -> Step:
    if not isinstance(data, dict) or not isinstance(data.get("step"), str):
        raise ValueError(f'a step\'s JSON is {{"step": NAME, OPTION: VALUE, …}}, got {_shorten(repr(data), _SHOWN)}')
    name = data["step"]
    public = find_public("__all__")
    cls = find_public(name) if name in public else None
    if not (isinstance(cls, type) and issubclass(cls, Step)) or cls in (Step, CharStep):
        near = meant(name, (one for one in public if one[:1].isupper() and not one.isupper()))
        raise ValueError(f"arnorm has no step {_shorten(repr(name), _SHOWN)}{near}")
    options = {option: _freeze(value) for option, value in data.items() if option != "step"}
    try:
        return cls(**options)
    except (TypeError, ValueError) as error:
        said = str(error) if str(error).startswith(name) else f"{name}: {error}"
        raise ValueError(_shorten(f"step {said}", _SAID)) from None


def _freeze(value: Any) -> Any:
    return tuple(map(_freeze, value)) if isinstance(value, list) else value


def _shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
