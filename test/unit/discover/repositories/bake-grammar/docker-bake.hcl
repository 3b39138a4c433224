/* Each argument is one piece of the language. */
variable "EMPTY" {}
variable "TYPED" { type = string }
variable "NAMES" { default = ["web", "api", "web"] }
function "greet" {
  params          = [name]
  variadic_params = rest
  result          = "${name}+${join("+", rest)}"
}
target "base" {
  context = "app"
  target  = "web"
  args = {
    KEPT = "base"
    GONE = "base"
  }
}
target "app" {
  inherits = ["base"]
  target   = null
  args = {
    GONE       = null
    FOR        = join(",", [for i, name in NAMES : "${i}${name}" if name != "web" || i == 2])
    OBJECT     = join(",", keys({ for name in distinct(NAMES) : upper(name) => name }))
    SPLAT      = join(",", [{ a = 1 }, { a = 2 }][*].a)
    OLD_SPLAT  = join(",", [{ a = 3 }].*.a)
    INDEX      = NAMES.1
    ESCAPES    = "tab\tquote\"\u00e9 $${kept} %%{kept} \\"
    STRIPPED   = "a ${~ "b" ~} c"
    EQUAL      = [1, [2, { a = 3 }]] == [1, [2, { a = 3 }]] ? "yes" : "no"
    TYPES      = "1" == 1 ? "yes" : "no"
    EMPTY      = EMPTY == "" ? "blank" : "not"
    TYPED      = TYPED == null ? "null" : "not"
    FUNCTION   = greet("a", "b", "c")
    SPREAD     = greet(NAMES...)
    FORMAT     = format("%s-%d%%", "x", 3)
    NUMBERS    = add(1, 2) * 3 - -1
    NESTED     = "a${"b${"c"}"}"
    CONTAINS   = contains(NAMES, "api") && !contains(NAMES, "x") ? "yes" : "no"
    LOOKUP     = lookup({ a = "b" }, "c", "d")
    SLICED     = join(",", slice(NAMES, 1, 3))
    SANITIZED  = sanitize("a.b/c")
    TRIMMED    = trim("--a-b--", "-")
    REPLACED   = replace("a.b.c", ".", "$&")
    SORTED     = join(",", sort(NAMES))
    FLAT       = join(",", flatten([["a"], ["b", ["c"]]]))
    ELEMENT    = element(NAMES, 4)
    DIRNAME    = "${dirname("a/b")} ${basename("a/b")}"
    HASHED     = "${md5("a")} ${sha1("a")} ${sha256("a")}"
    TITLE      = join(" ", compact(["a", "", "b"]))
    HEREDOC    = <<-EOT
        two
          four ${upper("x")}
    EOT
    CHOSEN     = (
      EMPTY == ""
      ? "first"
      : "second"
    )
  }
}
target "part" {
  name     = "part-${item}"
  matrix   = { item = NAMES[*] == NAMES ? ["one", "two"] : [] }
  inherits = ["base"]
  args     = { ITEM = item }
}
target "of-a-part" {
  inherits = ["part-two"]
  args     = { ITEM = "own" }
  contexts = { assets = "app" }
}
target "twice" {
  context = "app"
  args    = { FIRST = "1", SECOND = "1" }
}
target "twice" {
  args = { SECOND = "2" }
}
group "default" {
  targets = ["app", "part", "of-a-part", "twice"]
}
