target "api" {
  args = { EXTRA = 1 }
}
