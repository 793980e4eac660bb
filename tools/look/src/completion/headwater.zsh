#compdef headwater
# zsh completion of headwater: eval "$(./headwater completion zsh)", after compinit
_headwater() {
    local -a candidates
    local word description
    while IFS=$'\t' read -r word description; do
        candidates+=("${word//:/\\:}${description:+:$description}")
    done < <("${(Q)words[1]/#\~/$HOME}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    # where nothing is known, a file may be meant
    if ((#candidates)); then _describe -V headwater candidates; else _files; fi
}
compdef _headwater headwater
