"""What stands in a page that is not its own does not run, and what is its own does."""

INJECTED = """<script>document.documentElement.dataset.bad = "script"</script>
<img src="data:," onerror="document.documentElement.dataset.bad = 'handler'">
<svg onload="document.documentElement.dataset.bad = 'svg'"></svg>
<iframe srcdoc="<script>parent.document.documentElement.dataset.bad = 'frame'</script>"></iframe>
<style>h1 { color: rgb(1, 2, 3) }</style>
<base href="https://example.org/">"""


def test_no_foreign_script_runs(opened, page, site):
    """The page's forms compute beside it, in each browser."""
    text = (site / "sampling.html").read_text()
    injected = site / "injected.html"
    # Where words of a list stand.
    injected.write_text(text.replace("<h1", INJECTED + "<h1", 1))
    try:
        page.open(injected.as_uri())
        words = page.run("() => mmreport.sample('bigram', { seed: 7, count: 3 })")
        assert len(words) == 3
        assert page.run("() => document.documentElement.dataset.bad ?? null") is None
        assert page.run("() => getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
        assert page.run("() => document.baseURI").startswith("file:")
    finally:
        injected.unlink()


def test_without_a_policy_it_would(opened, page, site):
    """The script above is one that browsers do run."""
    text = (site / "sampling.html").read_text()
    start = text.index('<meta http-equiv="Content-Security-Policy"')
    injected = site / "injected.html"
    injected.write_text(
        text[:start] + text[text.index(">", start) + 1:].replace("<h1", INJECTED + "<h1", 1))
    try:
        page.open(injected.as_uri())
        assert page.run("() => document.documentElement.dataset.bad")
    finally:
        injected.unlink()
