"""Hours and money of each project against its budget: what an agency would write by itself, with Python's TOML reader."""

import pathlib
import sys
import tomllib
from decimal import Decimal


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def rate(entry, cards):
    if "rate" in entry:
        return Decimal(entry["rate"])
    for key in (entry.get("role"), "default"):
        for card in cards:
            if key and key in card:
                return Decimal(card[key])
    return Decimal(0)


def card(document):
    rates = document.get("rates", {})
    return rates[-1] if isinstance(rates, list) else rates


root = pathlib.Path(sys.argv[1])
people = {path.stem: card(read(path)) for path in (root / "people").glob("*.toml")}
ours = card(read(root / "standing.toml"))
for folder in sorted((root / "clients").iterdir()):
    theirs = card(read(folder / "client.toml"))
    for path in sorted(folder.glob("*.toml")):
        if path.name == "client.toml":
            continue
        project = read(path)
        hours = money = Decimal(0)
        for entry in project.get("log", {}).get("time", []):
            spent = Decimal(entry["hours"])
            hours += spent
            money += spent * rate(entry, [card(project), theirs, people.get(entry["who"], {}), ours])
        budget = project.get("budget", {})
        print(folder.name, path.stem, hours, budget.get("hours"), round(money, 2), budget.get("amount"), sep="\t")
