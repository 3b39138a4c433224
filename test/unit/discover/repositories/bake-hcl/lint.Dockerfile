FROM alpine AS lint
FROM lint AS last
