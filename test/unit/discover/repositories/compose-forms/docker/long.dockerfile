FROM alpine AS build
RUN true

FROM build AS dev

FROM alpine AS api
COPY src /src

FROM alpine AS worker
COPY src /src
