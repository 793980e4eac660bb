# bash completion of headwater: eval "$(./headwater completion bash)"
# shellcheck shell=bash
_headwater() {
    local words word typed line="${COMP_LINE:0:COMP_POINT}"
    # COMP_WORDS is split at '=', too
    read -ra words <<<"$line"
    [[ $line == *' ' ]] && words+=('')
    typed="${words[${#words[@]} - 1]}"
    COMPREPLY=()
    while IFS=$'\t' read -r word _; do
        [[ $typed == --*=* ]] && word="${word#*=}"
        COMPREPLY+=("$word")
    done < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
}
complete -o default -F _headwater headwater
