@echo off
rem Starts Gryllus: the program in ..\lib, on the runtime beside it if there is one, else on the java of GRYLLUS_JAVA_HOME.
setlocal
set "home=%~dp0.."
set "runtime=%home%\runtime"
if not exist "%runtime%\bin\java.exe" set "runtime=%GRYLLUS_JAVA_HOME%"
if not exist "%runtime%\bin\java.exe" (
    echo GRYLLUS_JAVA_HOME names no JDK 25, and there is no runtime beside Gryllus. 1>&2
    exit /b 1
)
set "prepared="
if exist "%home%\lib\run.aot" set prepared="-XX:AOTCache=%home%\lib\run.aot" -Xlog:aot=off -Xlog:cds=off
set /a young=16 * %NUMBER_OF_PROCESSORS%
set "collector=-XX:+UseParallelGC -XX:MaxNewSize=%young%m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10"
echo "%GRYLLUS_JAVA_OPTS%" | findstr /R "XX:+Use.*GC" >nul && set "collector="
"%runtime%\bin\java.exe" "@%home%\lib\java.options" %collector% %prepared% "-Dgryllus.home=%home%" %GRYLLUS_JAVA_OPTS% -cp "%home%\lib\gryllus.jar" dev.gryllus.Main %*
exit /b %ERRORLEVEL%
