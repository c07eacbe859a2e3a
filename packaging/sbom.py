#!/usr/bin/env python3
"""Writes what Winnow is made of as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/).

    packaging/sbom.py VERSION [KIND=PACKAGE[ PACKAGE]...]...

KIND is debian or pypi (to build and run: "required"), or debian-check, npm-check (to test:
"excluded"). Versions and licences of Debian's packages are those installed, as dpkg and their
copyright files say; a package that is not there is left out and named on standard error. The
same packages give the same bytes.
"""

import json
import re
import subprocess
import sys


def debian_version(package):
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}\t${Architecture}\t${db:Status-Status}\n", package],
        capture_output=True, text=True, check=False).stdout.splitlines()
    version, architecture, status = (asked[0] if asked else "\t\t").split("\t")
    return (version, architecture) if status == "installed" else (None, None)


def debian_licences(package):
    """The short names in a machine-readable copyright file (DEP 5)."""
    try:
        with open(f"/usr/share/doc/{package}/copyright", encoding="utf-8",
                  errors="replace") as file:
            names = re.findall(r"^License: *(\S.*)$", file.read(), re.MULTILINE)
    except OSError:
        names = []
    return [{"license": {"name": name.strip()}} for name in sorted(set(names))]


def component(kind, name, version, purl, scope, licences=()):
    part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
            "scope": scope, "properties": [{"name": "winnow:kind", "value": kind}]}
    if licences:
        part["licenses"] = list(licences)
    return part


def debian(kind, package, scope):
    version, architecture = debian_version(package)
    if not version:
        print(f"sbom: {package} is not installed: left out", file=sys.stderr)
        return None
    purl = f"pkg:deb/debian/{package}@{version}?arch={architecture}"
    return component(kind, package, version, purl, scope, debian_licences(package))


def named(kind, text, scope):
    """pypi's NAME==VERSION, npm's NAME@VERSION."""
    name, version = re.fullmatch(r"(.+?)(?:==|@)([^@]+)", text).groups()
    purl = f"pkg:{kind.split('-')[0]}/{name.lower()}@{version}"
    return component(kind, name, version, purl, scope)


def main():
    version, *lists = sys.argv[1:]
    parts = {}
    for entry in lists:
        kind, _, packages = entry.partition("=")
        scope = "excluded" if kind.endswith("-check") else "required"
        make = debian if kind.startswith("debian") else named
        for package in packages.split():
            part = make(kind, package, scope)
            if part:
                parts.setdefault(part["purl"], part)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "winnow", "name": "winnow",
                                   "version": version,
                                   "licenses": [{"license": {"id": "ISC"}}]}},
        "components": [parts[purl] for purl in sorted(parts)],
        "dependencies": [{"ref": "winnow", "dependsOn": sorted(
            purl for purl, part in parts.items() if part["scope"] == "required")}],
    }
    json.dump(bill, sys.stdout, indent=1, ensure_ascii=False, sort_keys=True)
    print()


main()
