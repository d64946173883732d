import Basics
import Glibc
import Sites

/// `mmreport serve`: a site in a browser of this machine, which shows a new build by itself.
struct Serve: Subcommand {
  static let name = "serve"
  static let summary = "show a site on this machine alone; open pages follow new builds"

  var folder = "output"
  var port = 8000

  static let options: [Option<Serve>] = [
    .text("--output", "DIR", "where the site is (default: output)", \.folder),
    .number(
      "--port", "of 127.0.0.1 (default: 8000; 0 takes a free one)", \.port, in: 0...65_535),
  ]

  /// Becomes the server, so that whoever ends this process ends that.
  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    guard fileExists("\(folder)/index.html") else { throw ServeError.noSite(folder) }
    // Neither the user's settings of Node.js nor its debugger have a say.
    for name in ["NODE_OPTIONS", "NODE_PATH"] { unsetenv(name) }
    let words = ["node", "--eval", serverScript, "--", try resolvedPath(folder), "\(port)"]
    var arguments = words.map { strdup($0) } + [nil]
    execvp("node", &arguments)
    throw ServeError.noNode(String(cString: strerror(errno)))
  }
}

/// Why nothing is served.
enum ServeError: Error, CustomStringConvertible {
  case noSite(String)
  case noNode(String)

  var description: String {
    switch self {
    case .noSite(let folder): "no site is in '\(folder)'; 'mmreport build' writes one"
    case .noNode(let reason):
      "cannot run node: \(reason); on Debian and Ubuntu: apt-get install nodejs"
    }
  }
}

/// Serves a folder and nothing else. What begins with a dot is the server's own, or nobody's: pages ask
/// `/.mmreport/changes` when to show themselves again.
private let serverScript = #"""
  const fs = require("fs"), http = require("http"), path = require("path");
  const [root, port] = process.argv.slice(1);
  const types = {
    css: "text/css", csv: "text/csv; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript",
    json: "application/json", md: "text/markdown; charset=utf-8", png: "image/png", py: "text/plain; charset=utf-8",
    svg: "image/svg+xml", txt: "text/plain; charset=utf-8", woff2: "font/woff2", xml: "application/xml",
  };
  const reload = 'new EventSource("/.mmreport/changes").onmessage = () => location.reload();';
  const pages = new Set();

  // A new build takes the place of the whole folder in one step.
  const build = () => {
    try {
      const { ino, mtimeMs } = fs.statSync(path.join(root, ".mmreport"));
      return ino + " " + mtimeMs;
    } catch {
      return known;
    }
  };
  let known = "";
  known = build();
  setInterval(() => {
    if (build() === known) return;
    known = build();
    for (const page of pages) page.write("data: new\n\n");
  }, 150);

  // The path of a file within the folder, or nothing.
  const find = (address) => {
    try {
      const names = decodeURIComponent(address).split("/").filter((name) => name !== "");
      if (names.some((name) => name.startsWith(".") || name.includes("\0"))) return null;
      const found = fs.realpathSync(path.join(root, ...names));
      const file = fs.statSync(found).isDirectory() ? path.join(found, "index.html") : found;
      const inside = fs.realpathSync(file);
      return inside.startsWith(fs.realpathSync(root) + path.sep) && fs.statSync(inside).isFile() ? inside : null;
    } catch {
      return null;
    }
  };

  // What it holds, or nothing: it may be gone by now, or not be ours to read.
  const read = (file) => {
    try {
      return fs.readFileSync(file);
    } catch {
      return null;
    }
  };

  // A page that may hear of changes, which its policy would not let it.
  const listening = (html) => html
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/, (_, start, policy) => {
      const rules = policy.split(";").map((rule) => rule.trim()).filter((rule) => rule !== "");
      for (const name of ["connect-src", "script-src"]) {
        const place = rules.findIndex((rule) => rule.split(" ")[0] === name);
        const rule = place < 0 ? name : rules.splice(place, 1)[0].replace(" 'none'", "");
        rules.push(rule.includes("'self'") ? rule : `${rule} 'self'`);
      }
      return start + rules.join("; ");
    })
    .replace("</head>", '<script src="/.mmreport/reload.js" defer></script></head>');

  const server = http.createServer((request, response) => {
    const send = (status, type, body) => {
      response.writeHead(status, {
        "Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const ours = server.address().port;
    // Another site's name that leads here is not this one.
    if (![`127.0.0.1:${ours}`, `localhost:${ours}`].includes(request.headers.host)) {
      return send(403, "text/plain", "ask 127.0.0.1\n");
    }
    if (!["GET", "HEAD"].includes(request.method)) return send(405, "text/plain", "only GET and HEAD\n");
    const address = request.url.split(/[?#]/)[0];
    if (address === "/.mmreport/reload.js") return send(200, types.js, reload);
    if (address === "/.mmreport/changes") {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      response.write("\n");
      pages.add(response);
      return response.on("close", () => pages.delete(response));
    }
    for (const [status, file] of [[200, find(address)], [404, find("/404.html")]]) {
      const bytes = file === null ? null : read(file);
      if (bytes === null) continue;
      const type = types[path.extname(file).slice(1)] ?? "application/octet-stream";
      return send(status, type, file.endsWith(".html") ? listening(bytes.toString()) : bytes);
    }
    send(404, "text/plain", "there is no such page\n");
  });
  server.on("error", (error) => {
    process.stderr.write(`mmreport: cannot serve at port ${port}: ${error.code ?? error}\n`);
    process.exit(1);
  });
  server.listen(Number(port), "127.0.0.1", () => {
    process.stdout.write(`the site is at http://127.0.0.1:${server.address().port}/ until this is ended\n`);
  });
  """#
