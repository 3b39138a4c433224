target "app" {
  context = 
}
