# Installation. DESTDIR stages for packages; prefix chooses the tree. Configuration and state stay at
# their places in /etc and /var, and a configuration that is there is kept.
prefix ?= /usr
bindir = $(prefix)/bin
datadir = $(prefix)/share/dateline
systemddir = /usr/lib

.PHONY: install uninstall test-install check-units
# The seeds are put beside the old ones first: a daemon that starts or reloads meanwhile finds all of them.
install: build ## install programs, seeds, configuration and unit (DESTDIR=, prefix=)
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(prefix)/share $(DESTDIR)/etc/dateline \
		$(DESTDIR)$(systemddir)/systemd/system $(DESTDIR)$(systemddir)/sysusers.d \
		$(DESTDIR)$(systemddir)/tmpfiles.d
	install -m 755 $(BIN)/datelined $(BIN)/dateline $(DESTDIR)$(bindir)/
	rm -rf $(DESTDIR)$(datadir).new $(DESTDIR)$(datadir).old
	cp -R seeds $(DESTDIR)$(datadir).new
	install -m 644 config/dateline.yaml $(DESTDIR)$(datadir).new/dateline.yaml.example
	chmod -R u=rwX,go=rX $(DESTDIR)$(datadir).new
	[ ! -e $(DESTDIR)$(datadir) ] || mv $(DESTDIR)$(datadir) $(DESTDIR)$(datadir).old
	mv $(DESTDIR)$(datadir).new $(DESTDIR)$(datadir)
	rm -rf $(DESTDIR)$(datadir).old
	[ -e $(DESTDIR)/etc/dateline/dateline.yaml ] || \
		install -m 644 config/dateline.yaml $(DESTDIR)/etc/dateline/dateline.yaml
	install -d $(DESTDIR)$(prefix)/share/bash-completion/completions \
		$(DESTDIR)$(prefix)/share/zsh/site-functions \
		$(DESTDIR)$(prefix)/share/fish/vendor_completions.d
	for program in dateline datelined; do \
		$(BIN)/$$program --generate-completion-script bash \
			>$(DESTDIR)$(prefix)/share/bash-completion/completions/$$program && \
		$(BIN)/$$program --generate-completion-script zsh \
			>$(DESTDIR)$(prefix)/share/zsh/site-functions/_$$program && \
		$(BIN)/$$program --generate-completion-script fish \
			>$(DESTDIR)$(prefix)/share/fish/vendor_completions.d/$$program.fish || exit 1; \
	done
	install -d $(DESTDIR)$(prefix)/share/man/man1 $(DESTDIR)$(prefix)/share/man/man8
	scripts/manual $(BIN)/dateline 1 $(DESTDIR)$(prefix)/share/man/man1 status tail events explain \
		extract unknown "lexicon check" reprocess retry analyze verify reindex evaluate
	scripts/manual $(BIN)/datelined 8 $(DESTDIR)$(prefix)/share/man/man8
	install -d $(DESTDIR)/etc/dateline/lexicon
	sed 's|@bindir@|$(bindir)|' systemd/dateline.service \
		>$(DESTDIR)$(systemddir)/systemd/system/dateline.service
	chmod 644 $(DESTDIR)$(systemddir)/systemd/system/dateline.service
	install -m 644 systemd/dateline.sysusers $(DESTDIR)$(systemddir)/sysusers.d/dateline.conf
	install -m 644 systemd/dateline.tmpfiles $(DESTDIR)$(systemddir)/tmpfiles.d/dateline.conf
	@[ -n "$(DESTDIR)" ] || echo "now: systemd-sysusers && systemd-tmpfiles --create &&" \
		"systemctl daemon-reload && systemctl enable --now dateline"

uninstall: ## remove what install put in place; configuration, log and inbox stay
	rm -f $(DESTDIR)$(bindir)/datelined $(DESTDIR)$(bindir)/dateline
	rm -rf $(DESTDIR)$(datadir)
	rm -f $(DESTDIR)$(prefix)/share/bash-completion/completions/dateline{,d} \
		$(DESTDIR)$(prefix)/share/zsh/site-functions/_dateline{,d} \
		$(DESTDIR)$(prefix)/share/fish/vendor_completions.d/dateline{,d}.fish
	rm -f $(DESTDIR)$(prefix)/share/man/man1/dateline{,-*}.1 \
		$(DESTDIR)$(prefix)/share/man/man8/datelined.8
	rm -f $(DESTDIR)$(systemddir)/systemd/system/dateline.service \
		$(DESTDIR)$(systemddir)/sysusers.d/dateline.conf \
		$(DESTDIR)$(systemddir)/tmpfiles.d/dateline.conf

test-install: build ## install into a folder, use it, install over it, remove it
	@scripts/test-install

check-units: ## verify the unit and its exposure (at most 0.2)
	@if ! command -v systemd-analyze >/dev/null; then echo "skipped: no systemd-analyze here"; exit 0; fi; \
	folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	sed 's|@bindir@/datelined|/bin/true|; /^Documentation=/d' systemd/dateline.service \
		>$$folder/dateline.service; \
	systemd-analyze verify --man=no $$folder/dateline.service && \
	score=$$(systemd-analyze security --offline=true --no-pager $$folder/dateline.service | \
		sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p') && \
	echo "exposure $$score" && awk "BEGIN { exit !(\"$$score\" != \"\" && $$score <= 0.2) }"
