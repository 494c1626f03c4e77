#!/usr/bin/env bash
# Runs the headless tests on other versions of QGIS, in Debian's trixie (3.40) and testing (3.44):
#   tools/matrix.sh [SUITE...] [-- PYTEST ARGUMENT...]      as: tools/matrix.sh trixie -- tests/desktop
# Each suite is a chroot in build/matrix (2.6 GB, made once, kept) with Debian's own QGIS, rasterio, geopandas and
# pystac-client, and nothing of pip: the worker there is /usr/bin/python3. Needs root, debootstrap and a Debian mirror.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder="$root/build/matrix"
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
packages="qgis qgis-providers python3-qgis python3-rasterio python3-geopandas python3-pyogrio python3-pystac-client
  python3-venv python3-pytest python3-hypothesis xvfb xauth"
versions='
import geopandas, numpy, pyogrio, pystac_client, rasterio, shapely, sys
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR
print(f"QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {sys.version.split()[0]}")
print(f"rasterio {rasterio.__version__} (GDAL {rasterio.__gdal_version__}), geopandas {geopandas.__version__}, "
      f"shapely {shapely.__version__}, pyogrio {pyogrio.__version__}, numpy {numpy.__version__}, "
      f"pystac-client {pystac_client.__version__}")
'

suites=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  suites+=("$1")
  shift
done
if [ $# -gt 0 ]; then shift; fi
if [ ${#suites[@]} -eq 0 ]; then suites=(trixie testing); fi

if [ "$(id -u)" != 0 ]; then
  echo "matrix: chroots need root: sudo make test-matrix" >&2
  exit 1
fi
if ! command -v debootstrap >/dev/null; then
  echo "matrix: debootstrap is missing: apt-get install debootstrap" >&2
  exit 1
fi

# inside SUITE COMMAND...: runs a command in a chroot, with a clean environment, and processes and mounts of its own.
inside() {
  local place="$folder/$1"
  shift
  mkdir -p "$place/src" "$place/shared"
  unshare --mount --pid --fork --kill-child bash -euc '
    place=$1; shared=$2; shift 2
    mount -t proc proc "$place/proc"
    mount --bind /dev "$place/dev"
    if [ -d "$shared" ]; then mount --bind -o ro "$shared" "$place/shared"; fi
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      DL4EO_SHARED=/shared DL4EO_PYTHON= CI="${CI:-}" chroot "$place" "$@"
  ' inside "$place" "${DL4EO_SHARED:-$root/../shared/data/real}" "$@"
}

# prepare SUITE: kept where it was made with today's list of packages. A mirror that lags is as good as a fresh one.
prepare() {
  local place="$folder/$1" apt="apt-get -o Acquire::Check-Valid-Until=false"
  mkdir -p "$folder"
  if [ ! -e "$place.base" ]; then
    echo "matrix: making $place (minutes, 2.6 GB)" >&2
    rm -rf "$place"
    debootstrap --variant=minbase "$1" "$place" "$mirror" >"$place.log"
    touch "$place.base"
  fi
  if [ "$(cat "$place.packages" 2>/dev/null)" = "$packages" ]; then return; fi
  cp /etc/resolv.conf "$place/etc/resolv.conf"
  inside "$1" bash -euc "$apt update -qq; $apt install -y -q --no-install-recommends $(echo $packages); apt-get clean" \
    >>"$place.log" 2>&1 || { tail -n 20 "$place.log" >&2; exit 1; }
  printf '%s' "$packages" >"$place.packages"
}

# copy_checkout SUITE: the files of the repository, as they stand.
copy_checkout() {
  local place="$folder/$1/src"
  rm -rf "$place"
  mkdir -p "$place"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --no-recursion \
    --ignore-failed-read -T - -cf -) | tar -C "$place" -xf -
}

# What Debian's packages warn of among themselves is not ours to mend.
failed=()
for suite in "${suites[@]}"; do
  prepare "$suite"
  copy_checkout "$suite"
  echo "== $suite =="
  inside "$suite" /usr/bin/python3 -c "$versions"
  inside "$suite" bash -euc 'cd /src && tools/setup.sh plugin && exec tools/qgis_env.sh "$@"' tests \
    /usr/bin/python3 -m pytest -p no:cacheprovider -W ignore::DeprecationWarning -W ignore::FutureWarning \
    "${@:-tests/headless}" || failed+=("$suite")
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "matrix: failed on ${failed[*]}" >&2
  exit 1
fi
