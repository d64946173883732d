import Commands
import Glibc
import TemplateFiles

exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
