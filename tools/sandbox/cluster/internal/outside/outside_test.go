package outside

import "testing"

func TestRepositoriesAreFoundWithAndWithoutTheirEnding(t *testing.T) {
	for asked, want := range map[string]string{
		"/argoproj/argo-cd/info/refs":           "/argoproj/argo-cd.git/info/refs",
		"/argoproj/argo-cd.git/git-upload-pack": "/argoproj/argo-cd.git/git-upload-pack",
	} {
		if got, found := Path(asked); !found || got != want {
			t.Errorf("%s: got %s, %v", asked, got, found)
		}
	}
	for _, asked := range []string{"/", "/argoproj", "/argoproj/argo-cd", "/../ca/ca.key"} {
		if got, found := Path(asked); found {
			t.Errorf("%s: got %s", asked, got)
		}
	}
}

func TestTheAuthorityIsMadeOnce(t *testing.T) {
	folder := t.TempDir()
	first, err := Authority(folder)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Authority(folder)
	if err != nil || !first.Certificate.Equal(second.Certificate) {
		t.Errorf("another authority, %v", err)
	}
}
