import Basics
import Commands
import Glibc
import TemplateFiles

giveBackLargeBlocks()
// `CommandLine.arguments` puts other characters in the place of what is not UTF-8.
let words = CommandLine.unsafeArgv
exit(
  CommandLineTool.run(
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      words[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }))
