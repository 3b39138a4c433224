#!/bin/sh
docker build --build-arg V=${2-none} "$1"
