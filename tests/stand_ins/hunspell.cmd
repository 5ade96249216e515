@python "%~dp0hunspell" %*
