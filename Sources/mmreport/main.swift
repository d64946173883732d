import CMemory
import Commands
import Glibc
import TemplateFiles

give_back_large_blocks()
exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
