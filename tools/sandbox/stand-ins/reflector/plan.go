package main

import (
	"regexp"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// The annotations of a source and of a copy (https://github.com/emberstack/kubernetes-reflector#usage).
const (
	prefix            = "reflector.v1.k8s.emberstack.com/"
	allowed           = prefix + "reflection-allowed"
	allowedNamespaces = prefix + "reflection-allowed-namespaces"
	auto              = prefix + "reflection-auto-enabled"
	autoNamespaces    = prefix + "reflection-auto-namespaces"
	copied            = prefix + "auto-reflects"
	source            = prefix + "reflects"
	version           = prefix + "reflected-version"
)

type object = unstructured.Unstructured

// changes is what makes the copies what the sources ask for.
type changes struct {
	create, update, remove []*object
	// taken are objects that have the name of a copy and are none
	taken []*object
}

type key struct{ namespace, name string }

// plan compares the copies among the objects, which are of one kind, with what the sources among them ask for.
func plan(objects []*object, namespaces []string) changes {
	there := map[key]*object{}
	stale := map[key]*object{}
	for _, one := range objects {
		there[keyOf(one)] = one
		if isCopy(one) {
			stale[keyOf(one)] = one
		}
	}
	var result changes
	for _, one := range objects {
		if isCopy(one) {
			continue
		}
		for _, namespace := range namespaces {
			if !wants(one, namespace) {
				continue
			}
			at := key{namespace, one.GetName()}
			existing := there[at]
			switch {
			case existing == nil:
				result.create = append(result.create, copyOf(one, namespace))
			case !isCopy(existing):
				result.taken = append(result.taken, existing)
			case existing.GetAnnotations()[source] == path(one):
				delete(stale, at)
				if existing.GetAnnotations()[version] != one.GetResourceVersion() {
					result.update = append(result.update, copyOf(one, namespace))
				}
			}
		}
	}
	for _, one := range stale {
		result.remove = append(result.remove, one)
	}
	return result
}

func keyOf(one *object) key   { return key{one.GetNamespace(), one.GetName()} }
func path(one *object) string { return one.GetNamespace() + "/" + one.GetName() }
func isCopy(one *object) bool { return one.GetAnnotations()[copied] == "True" }
func isSource(one *object) bool {
	return one.GetAnnotations()[allowed] == "true" && one.GetAnnotations()[auto] == "true"
}

func wants(one *object, namespace string) bool {
	annotations := one.GetAnnotations()
	return isSource(one) && namespace != one.GetNamespace() &&
		matches(annotations[allowedNamespaces], namespace) && matches(annotations[autoNamespaces], namespace)
}

// matches tells whether one of the expressions is the namespace; none at all mean every namespace.
func matches(expressions, namespace string) bool {
	if expressions == "" {
		return true
	}
	for expression := range strings.SplitSeq(expressions, ",") {
		whole, err := regexp.Compile("^(?:" + strings.TrimSpace(expression) + ")$")
		if err == nil && whole.MatchString(namespace) {
			return true
		}
	}
	return false
}

func copyOf(one *object, namespace string) *object {
	result := &object{Object: map[string]any{}}
	for _, field := range []string{"apiVersion", "kind", "type", "data", "binaryData"} {
		if value, has := one.Object[field]; has {
			result.Object[field] = value
		}
	}
	result.SetNamespace(namespace)
	result.SetName(one.GetName())
	result.SetAnnotations(map[string]string{
		copied:                  "True",
		source:                  path(one),
		version:                 one.GetResourceVersion(),
		prefix + "reflected-at": metav1.Now().UTC().Format("2006-01-02T15:04:05Z"),
	})
	return result
}
