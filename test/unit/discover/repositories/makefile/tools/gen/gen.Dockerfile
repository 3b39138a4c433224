FROM alpine
COPY app /app
