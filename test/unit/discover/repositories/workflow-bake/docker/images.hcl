target "api" {
  dockerfile = "docker/api"
  target = "api"
}
target "web" {
  dockerfile = "docker/web"
}
