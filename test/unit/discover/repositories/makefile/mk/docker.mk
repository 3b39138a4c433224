DOCKER ?= $(shell which docker)
