module headwater.dev/sandbox/git-sync

go 1.26.3
