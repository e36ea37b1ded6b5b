@echo off
rem Runs mondeq from its source tree on Windows, and builds it first when it was never built.
rem
rem   mondeq COMMAND ...
rem
rem JAVA_HOME         the Java to use, 17 or later; default: the java in PATH
rem MONDEQ_HEAP       Java heap, as in 2g; default 4g
rem MONDEQ_JAVA_OPTS  further options of the virtual machine
rem
rem After a change of the sources, mvnw.cmd -DskipTests package builds anew.
setlocal
set "ROOT=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined MONDEQ_HEAP set "MONDEQ_HEAP=4g"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo mondeq: no java in JAVA_HOME or PATH; install Java 17 or later, or set JAVA_HOME 1>&2
  exit /b 2
)
if not exist "%ROOT%target\lib" (
  echo mondeq: building ^(a minute at most^)... 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -q -ntp -DskipTests package 1>&2
  if errorlevel 1 (
    popd
    echo mondeq: the build failed; its output is above 1>&2
    exit /b 1
  )
  popd
)
set "CP=%ROOT%target\lib\*"
for %%m in (io check common train attack certify cli) do (
  if exist "%ROOT%%%m\target\classes" call set "CP=%ROOT%%%m\target\classes;%%CP%%"
)
"%JAVA%" -Xmx%MONDEQ_HEAP% -Xss8m -Djava.awt.headless=true -Dfile.encoding=UTF-8 %MONDEQ_JAVA_OPTS% -cp "%CP%" org.mondeq.app.Mondeq %*
exit /b %ERRORLEVEL%
