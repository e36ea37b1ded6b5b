#!/usr/bin/env python3
"""Lets the extracted checker judge certificates, and ten mutations of each.

    mutations.py MODEL.npz FOLDER [COUNT]

Takes the first COUNT (10) certificates of the folder. Fails unless the checker accepts all of them
and none of the mutations, each of which leaves its claim false or without a proof.
"""
import copy
import os
import subprocess
import sys
import tempfile
import time

from to_text import Certificate, Invalid, Model, load

CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "build", "check")


def other_label(model, certificate, others):
    certificate.label = (certificate.label + 1) % model.classes


def far_label(model, certificate, others):
    certificate.label = (certificate.label + 5) % model.classes


def wider_box(model, certificate, others):
    certificate.lower = [x - 0.25 for x in certificate.lower]
    certificate.upper = [x + 0.25 for x in certificate.upper]


def box_of_another(model, certificate, others):
    other = next(o for o in others if o.label != certificate.label)
    certificate.lower, certificate.upper = other.lower, other.upper


def zero_multipliers(model, certificate, others):
    certificate.leaf_rows = [[0.0] * len(row) for row in certificate.leaf_rows]


def flipped_multipliers(model, certificate, others):
    certificate.leaf_rows = [[-x for x in row] for row in certificate.leaf_rows]


def swapped_outputs(model, certificate, others):
    p, i = model.units, certificate.label
    k = (i + 1) % model.classes
    for name, width in ("V", p), ("v", 1):
        values = model.values[name]
        own, other = slice(i * width, (i + 1) * width), slice(k * width, (k + 1) * width)
        values[own], values[other] = values[other], values[own]


def negative_point(model, certificate, others):
    certificate.point[0] = -(2.0**-40)


def missing_tree(model, certificate, others):
    nodes = certificate.trees.pop()
    del certificate.leaf_rows[len(certificate.leaf_rows) - sum(node < 0 for node in nodes) :]


def biased_output(model, certificate, others):
    model.values["v"][certificate.label] -= 1000


MUTATIONS = [
    other_label,
    far_label,
    wider_box,
    box_of_another,
    zero_multipliers,
    flipped_multipliers,
    swapped_outputs,
    negative_point,
    missing_tree,
    biased_output,
]


def judge(pairs, folder):
    """Whether the checker accepts each certificate with its model; one process for each model."""
    verdicts = []
    texts = {}
    for model, certificate in pairs:
        texts.setdefault(model.text(), []).append(certificate.text())
    for model_text, certificate_texts in texts.items():
        names = [os.path.join(folder, "model.txt")]
        names += [os.path.join(folder, f"{i}.txt") for i in range(len(certificate_texts))]
        for name, text in zip(names, [model_text] + certificate_texts):
            with open(name, "w") as file:
                file.write(text)
        done = subprocess.run([CHECKER] + names, stdout=subprocess.PIPE, text=True)
        lines = done.stdout.splitlines()
        if done.returncode not in (0, 1) or len(lines) != len(certificate_texts):
            raise Invalid(f"{CHECKER}: failed with exit code {done.returncode}")
        for name, line in zip(names[1:], lines):
            if line not in (f"{name}: accepted", f"{name}: not proved"):
                raise Invalid(f"{CHECKER}: unexpected line: {line}")
            verdicts.append(line.endswith(": accepted"))
    return verdicts


def report(name, pairs, expected):
    """Whether all verdicts are as expected."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        verdicts = judge(pairs, folder)
    right = verdicts.count(expected)
    word = "accepted" if expected else "rejected"
    seconds = time.monotonic() - start
    print(f"{name}: {right} of {len(verdicts)} {word}, {seconds:.1f} s", flush=True)
    return right == len(verdicts)


def main(arguments):
    if len(arguments) not in (2, 3):
        raise Invalid("usage: mutations.py MODEL.npz FOLDER [COUNT]")
    count = int(arguments[2]) if len(arguments) == 3 else 10
    model = load(arguments[0], Model)
    files = sorted(name for name in os.listdir(arguments[1]) if name.endswith(".npz"))[:count]
    if len(files) < count:
        raise Invalid(f"{arguments[1]}: {len(files)} certificates, expected {count}")
    certificates = [
        load(os.path.join(arguments[1], name), Certificate, model) for name in files
    ]
    right = report("as written", [(model, certificate) for certificate in certificates], True)
    for mutate in MUTATIONS:
        pairs = []
        for certificate in certificates:
            pair = copy.deepcopy((model, certificate))
            mutate(*pair, certificates)
            pairs.append(pair)
        right = report(mutate.__name__.replace("_", " "), pairs, False) and right
    return 0 if right else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Invalid as fault:
        print(fault, file=sys.stderr)
        sys.exit(2)
