# variables, groups, inheritance, a matrix
variable "TAG" { default = "latest" }
variable "GO_VERSION" {
  type    = string
  default = "1.25"
}
variable "REGISTRY" { default = "r" }
target "_common" {
  args = {
    GO_VERSION = GO_VERSION
    TAG        = "v-${TAG}"
    RELEASE    = TAG == "latest" ? "no" : "yes"
    NAME       = upper(join("-", ["a", "b"]))
    UNKNOWN    = timestamp()
  }
}
group "default" {
  targets = ["api", "services"]
}
target "api" {
  inherits   = ["_common"]
  context    = "services/api"
  target     = "api"
  tags       = ["${REGISTRY}/api:${TAG}", notequal("", TAG) ? "x" : ""]
  contexts = {
    assets = "assets"
    base   = "docker-image://alpine"
    built  = "target:lint"
  }
}
target "services" {
  name    = "service-${item.name}"
  matrix  = { item = [{ name = "web", stage = "worker" }, { name = "far", stage = "api" }] }
  context = "services/${item.name}"
  target  = item.stage
}
target "lint" {
  inherits   = ["_common"]
  dockerfile = "lint.Dockerfile"
  output     = ["type=cacheonly"]
}
target "inline" {
  dockerfile-inline = <<EOT
FROM alpine
EOT
}
