"""Fails when an installed package has a known vulnerability; says how many could be looked up: offline, none."""

import json
import subprocess
import sys
import sysconfig

PATIENCE_SECONDS = 120


def report() -> list[dict[str, object]] | None:
    """What is known of each installed package; None where the advisory service does not answer."""
    command = [sys.executable, "-m", "pip_audit", "--path", sysconfig.get_path("purelib"), "--format", "json"]
    try:
        told = subprocess.run(  # noqa: S603 (no shell, and nothing of the command comes from outside)
            [*command, "--progress-spinner", "off"], capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
        packages: list[dict[str, object]] = json.loads(told.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return packages


def main() -> int:
    """The exit code."""
    packages = report()
    if packages is None:
        print("the advisory service does not answer: nothing was audited")
        return 0
    weak = [package for package in packages if package.get("vulns")]
    for package in weak:
        print(f"{package['name']} {package.get('version')}: {json.dumps(package['vulns'])[:300]}")
    known = sum("skip_reason" not in package for package in packages)
    print(f"{known} of {len(packages)} packages are known to the advisory service, {len(weak)} have a vulnerability")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
