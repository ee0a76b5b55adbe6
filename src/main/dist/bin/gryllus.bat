@echo off
rem Starts Gryllus: the program in ..\lib, on the runtime beside it if there is one, else on the java of GRYLLUS_JAVA_HOME.
rem What it tells the JVM is what the launcher without .bat does; LaunchersSpec compares them.
setlocal
for %%d in ("%~dp0..") do set "home=%%~fd"
set "runtime=%home%\runtime"
if not exist "%runtime%\bin\java.exe" set "runtime=%GRYLLUS_JAVA_HOME%"
if not exist "%runtime%\bin\java.exe" (
    >&2 echo GRYLLUS_JAVA_HOME names no JDK 25, and there is no runtime beside Gryllus.
    exit /b 1
)

rem What is looked for among the words of the command line. They are compared only after the shell has read the line (!word!),
rem so that none of them can break it. It takes = for a blank between words.
setlocal EnableDelayedExpansion
set "cache=all.aot"
set "word=%~1"
set "next=%~2"
for %%w in (-h --help -V --version) do if "!word!"=="%%w" if not defined next set "cache=help.aot"
set "debug_port="
set "debug_suspend=n"
:words
set "word=%~1"
if not defined word goto read
if "!word!"=="--" goto read
if "!word!"=="--debug-port" set "debug_port=%~2"
if "!word!"=="--debug-suspend" set "debug_suspend=y"
shift
goto words
:read
endlocal & set "cache=%home%\lib\%cache%" & set "debug_port=%debug_port%" & set "debug_suspend=%debug_suspend%"

rem A debugger is part of how the JVM starts: for this machine only, and quiet, because standard output may belong to --json.
set "debugger="
for /f "delims=0123456789" %%c in ("%debug_port%") do set "debug_port="
if "%debug_port:~0,1%"=="0" set "debug_port="
if not defined debug_port goto start
if %debug_port% GTR 65535 goto start
set "debugger=-agentlib:jdwp=transport=dt_socket,server=y,suspend=%debug_suspend%,quiet=y,address=127.0.0.1:%debug_port%"
set "debugger=%debugger% -Dgryllus.debug.port=%debug_port%"
if %debug_suspend%==y (
    >&2 echo Waiting for a debugger at 127.0.0.1:%debug_port% ...
) else (
    >&2 echo A debugger can attach to 127.0.0.1:%debug_port%
)

:start
rem What the build has prepared of the start (scripts/train). Another JVM than the one that made it passes it over.
set "prepared="
if exist "%cache%" set prepared="-XX:AOTCache=%cache%" -Xlog:aot=off -Xlog:cds=off

rem Little room for what is young, by the number of processors: half for new objects, which die young here, and twice a
rem quarter for those of requests under way (docs/performance.md).
set /a young=20 * NUMBER_OF_PROCESSORS
set "collector=-XX:+UseParallelGC -XX:-UseAdaptiveSizePolicy -XX:SurvivorRatio=2 -XX:InitialTenuringThreshold=15 -XX:OldPLABSize=512"
set GRYLLUS_JAVA_OPTS 2>nul | findstr /C:"-Xmx" >nul || set "collector=%collector% -XX:MaxNewSize=%young%m"
rem The JVM takes one only.
set GRYLLUS_JAVA_OPTS 2>nul | findstr /R /C:"-XX:+Use.*GC" >nul && set "collector="

rem For examples; a backslash at the end would take the quote behind it for itself.
if not defined GRYLLUS_HOME set "GRYLLUS_HOME=%home%"
if "%GRYLLUS_HOME:~-1%"=="\" set "GRYLLUS_HOME=%GRYLLUS_HOME%."

rem Not COMPUTERNAME, which is cut at 15 characters.
set "host="
for /f "delims=" %%h in ('hostname') do set "host=%%h"

rem This shell cannot tell whether it has a terminal: no live view, and no keys.
rem GRYLLUS_JAVA_OPTS adds to what stands in the options file, and wins over it.
"%runtime%\bin\java.exe" "@%home%\lib\java.options" %collector% %prepared% ^
    "-Dgryllus.home=%GRYLLUS_HOME%" "-Dgryllus.host=%host%" -Dgryllus.terminal=false -Dgryllus.keyboard=false ^
    %debugger% %GRYLLUS_JAVA_OPTS% ^
    -jar "%home%\lib\gryllus.jar" %*
exit /b %ERRORLEVEL%
