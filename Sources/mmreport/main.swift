import Basics
import Commands
import Glibc
import TemplateFiles

giveBackLargeBlocks()
exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
