# Prints what zsh offers at the end of a line, a word each: zsh -f complete.zsh FOLDER LINE, where FOLDER has _mmreport.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; stty columns 1000; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D"
# Calls of compadd that only ask what would match are not for the user.
zpty -w shell '
compadd() {
  [[ " $* " == *" -"[OAD]" "* ]] && { builtin compadd "$@"; return }
  local -a offered
  builtin compadd -A offered "$@"
  (( $#offered )) && print -rl -- OFFERED:$^offered
  builtin compadd "$@"
}
finish() { zle complete-word; print FINISHED }
zle -N finish
bindkey "^I" finish
print REA""DY'
while zpty -r shell line && [[ $line != *READY* ]]; do :; done
zpty -w -n shell "$2"$'\t'
while zpty -r shell line && [[ $line != *FINISHED* ]]; do
  [[ $line == *OFFERED:* ]] && print -r -- ${${line##*OFFERED:}//[$'\r\n']/}
done
zpty -d shell
