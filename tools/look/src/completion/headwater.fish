# fish completion of headwater: ./headwater completion fish | source
function __headwater
    set -l words (commandline --tokenize --current-process --cut-at-cursor) (commandline --current-token --cut-at-cursor)
    set -l program (string replace --regex '^~' $HOME -- $words[1])
    $program complete -- $words[2..-1] 2>/dev/null
end
complete --command headwater --no-files --arguments '(__headwater)'
