podman build -f Dockerfile -t three app/..
