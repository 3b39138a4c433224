import type { Family } from "../model.ts";
import { certificates, debianPath } from "./debian.ts";

const version = "3.11";
const files = [`python${version}-minimal`, `libpython${version}-minimal`, `libpython${version}-stdlib`];
const wheels = ["python3-pip-whl", "python3-setuptools-whl", "python3-wheel-whl"];
const libraries = [
  ...["ca-certificates", "netbase", "tzdata"],
  ...[
    "libbz2-1.0",
    "libdb5.3",
    "libexpat1",
    "libffi8",
    "liblzma5",
    "libncursesw6",
    "libnsl2",
    "libreadline8",
  ],
  ...["libsqlite3-0", "libssl3", "libtirpc3", "libuuid1", "zlib1g"],
];

// Debian's interpreter finds its library beside itself; only Debian's own names of folders have to go.
const script = `
mkdir -p "$ROOT/usr/local/bin" "$ROOT/usr/local/lib"
cp "$DEBS/python${version}-minimal/usr/bin/python${version}" "$ROOT/usr/local/bin/"
for package in ${files.slice(1).join(" ")} python3-distutils python3-lib2to3; do
  cp -r "$DEBS/$package/usr/lib/python${version}" "$ROOT/usr/local/lib/"
done
lib="$ROOT/usr/local/lib/python${version}"
rm -f "$lib/EXTERNALLY-MANAGED"
sed -i -e "s|'DEB_PYTHON_INSTALL_LAYOUT', 'posix_local'|'DEB_PYTHON_INSTALL_LAYOUT', 'posix_prefix'|" \\
  -e "s|prefix_scheme = 'posix_local'|prefix_scheme = 'posix_prefix'|" "$lib/sysconfig.py"
for link in python3 python; do ln -s python${version} "$ROOT/usr/local/bin/$link"; done
mkdir -p "$lib/site-packages" "$ROOT/wheels"
# The interpreter's frozen \`site\` knows Debian's name alone.
ln -s site-packages "$lib/dist-packages"
cp "$DEBS"/*-whl/usr/share/python-wheels/*.whl "$ROOT/wheels/"
in_root sh -euc 'for wheel in /wheels/*.whl; do
  PYTHONDONTWRITEBYTECODE=1 python -m zipfile -e $wheel /usr/local/lib/python${version}/site-packages; done'
rm -r "$ROOT/wheels"
cat > "$ROOT/usr/local/bin/pip${version}" <<'PY'
#!/usr/local/bin/python${version}
import sys
from pip._internal.cli.main import main
sys.exit(main())
PY
chmod 755 "$ROOT/usr/local/bin/pip${version}"
for link in pip3 pip; do ln -s pip${version} "$ROOT/usr/local/bin/$link"; done
find "$ROOT/usr/local" -name __pycache__ -prune -exec rm -rf {} +
in_root env PYTHONDONTWRITEBYTECODE=1 python -c 'import ssl, sqlite3, ctypes, setuptools, wheel'
in_root env PYTHONDONTWRITEBYTECODE=1 pip --version
`;

const settings = {
  Env: [
    debianPath,
    "LANG=C.UTF-8",
    `PYTHON_VERSION=${version}`,
    "PIP_DISABLE_PIP_VERSION_CHECK=1",
    "PIP_ROOT_USER_ACTION=ignore",
    `PIP_CERT=${certificates}`,
  ],
  Cmd: ["python3"],
};

export const python: Family = {
  layers: [
    { name: "python-libraries", below: "debian", script: `install_packages ${libraries.join(" ")}` },
    {
      name: `python-${version}`,
      below: "python-libraries",
      debs: [{ suite: "bookworm", packages: [...files, ...wheels, "python3-distutils", "python3-lib2to3"] }],
      script,
    },
  ],
  images: [
    {
      references: [`python:${version}`, `python:${version}-bookworm`],
      layers: ["debian", "buildpack", `python-${version}`],
      settings,
    },
    {
      references: [`python:${version}-slim`, `python:${version}-slim-bookworm`],
      layers: ["debian", "python-libraries", `python-${version}`],
      settings,
    },
  ],
};
