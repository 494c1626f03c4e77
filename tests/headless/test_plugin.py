"""qgis_process finds the plugin and its algorithms, and --json stays JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.headless.conftest import call

NAMES = (
    "addindices applyreview buildstack checkchips demodata describedataset exportchips indexlocalrasters loaddataset "
    "makechipgrid makedataset rasteriselabels runrecipe searchscenes selectscenes setupenvironment splitchips "
    "trainingchips validatedataset"
)
IDS = {f"dl4eo:{name}" for name in NAMES.split()}


def test_plugin_is_loaded() -> None:
    plugins = json.loads(call("--json", "plugins").output)["plugins"]
    assert plugins["dl4eo_qgis"]["loaded"]


def test_algorithms_are_listed_and_no_other() -> None:
    listed = json.loads(call("--json", "list").output)
    assert set(listed["providers"]["dl4eo"]["algorithms"]) == IDS


def test_help_is_json_and_tells_each_parameter() -> None:
    page = json.loads(call("--json", "help", "dl4eo:makedataset").output)
    assert all(parameter["help"] for parameter in page["parameters"].values())
    assert page["parameters"]["SELECT"]["default_value"] == "clearest"


def test_help_is_text_without_marks() -> None:
    answer = call("help", "dl4eo:makechipgrid")
    assert answer.code == 0
    assert "Chip size (pixels) (CHIP_SIZE): Width and height of a chip in pixels." in answer.output
    assert "<" not in answer.output.split("Arguments")[0]


def test_help_is_in_the_language_of_the_system() -> None:
    page = json.loads(call("--json", "help", "dl4eo:makedataset", LC_ALL="de_DE.UTF-8").output)
    assert page["algorithm_details"]["name"] == "Trainingsdatensatz erstellen"
    assert page["parameters"]["AOI"]["name"] == "AOI"
    assert page["parameters"]["AOI"]["description"] == "Untersuchungsgebiet"
    assert page["parameters"]["SELECT"]["default_value"] == "clearest"
    assert page["parameters"]["SELECT"]["help"].endswith(" Standard: clearest.")


def test_help_is_in_the_language_of_the_profile(tmp_path: Path) -> None:
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[PythonPlugins]\ndl4eo_qgis=true\n[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n")
    answer = call("help", "dl4eo:makedataset", QGIS_CUSTOM_CONFIG_PATH=str(tmp_path))
    assert answer.output.startswith("创建训练数据集 (dl4eo:makedataset)")
