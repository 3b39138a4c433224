target "api" {
  context = "."
  dockerfile = "services/api/Dockerfile"
  target = "worker"
}
