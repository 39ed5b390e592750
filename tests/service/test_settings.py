"""Settings come from the environment, and a bad one names itself."""

from pathlib import Path

import pytest

from service.settings import Settings, SettingsError


def test_without_an_environment_the_shipped_model_is_served() -> None:
    settings = Settings.read()
    assert settings.artifact.parts[-2:] == ("model", "weights")
    assert settings.artifact.is_absolute()
    assert settings.max_messages == 256


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLASSIFIER_ARTIFACT", str(tmp_path))
    monkeypatch.setenv("CLASSIFIER_MAX_MESSAGES", "3")
    monkeypatch.setenv("CLASSIFIER_MAX_BODY_BYTES", "")
    settings = Settings.read()
    assert (settings.artifact, settings.max_messages, settings.max_body_bytes) == (tmp_path, 3, 2 * 1024 * 1024)


@pytest.mark.parametrize("name", ["CLASSIFIER_MAX_MESSAGES", "CLASSIFIER_MAX_BODY_BYTES"])
@pytest.mark.parametrize("value", ["ten", "0", "-1", "2.5", "9" * 5000, "nan"])
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.read()
    assert str(caught.value) == f"{name} must be a positive whole number, got {value!r}"
