; The installer for Windows: for one user, without an administrator.
;
;   makensis -DSTANDALONE=folder -DVERSION=1.2.3 -DOUT=aixreader-1.2.3-win64.exe aixreader.nsi
;
; STANDALONE is what standalone.py made on Windows. The installer knows /S (ask nothing) and /D=folder, and ends with 3
; where the reader is open; so does the uninstaller know /S. Bookmarks, notes and settings are never touched; the
; uninstaller says where they are.
Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"

!define NAME "AIX Reader"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\AIXReader"
!define LINKS "Software\Classes\aix"
!define OPENER "Software\Classes\Applications\aixreader-gui.exe"
!define FOLDERS "Software\Classes\Directory\shell\AIXReader"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\AIX Reader"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!insertmacro MUI_PAGE_LICENSE "${STANDALONE}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\aixreader-gui.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows keeps the files of a program that runs: half of it would be of the old version, or stay behind.
!macro CLOSED_FIRST prefix
Function ${prefix}ClosedFirst
  again:
  IfFileExists "$INSTDIR\aixreader-gui.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\aixreader-gui.exe" a
  IfErrors open
  FileClose $0
  ClearErrors
  FileOpen $0 "$INSTDIR\aixreader.exe" a
  IfErrors open
  FileClose $0
  Goto closed
  open:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "AIX Reader is open. Close it, then try again. Nothing has been changed." /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  closed:
FunctionEnd
!macroend
!insertmacro CLOSED_FIRST ""
!insertmacro CLOSED_FIRST "un."

Section "Install"
  Call ClosedFirst
  ; What an older one brought, and no data: that lies in %LOCALAPPDATA%\aixreader.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${STANDALONE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\aixreader-gui.exe"

  WriteRegStr HKCU "${LINKS}" "" "URL:AIX Reader"
  WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS}\DefaultIcon" "" "$INSTDIR\aixreader-gui.exe,0"
  WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\aixreader-gui.exe" "%1"'

  ; "Open with" of archives, and an entry in the menu of folders; neither is what a double click does.
  WriteRegStr HKCU "${OPENER}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".tgz" ""
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".gz" ""
  WriteRegStr HKCU "${OPENER}\shell\open\command" "" '"$INSTDIR\aixreader-gui.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.zip\OpenWithList\aixreader-gui.exe" "" ""
  WriteRegStr HKCU "Software\Classes\.tgz\OpenWithList\aixreader-gui.exe" "" ""
  WriteRegStr HKCU "Software\Classes\.gz\OpenWithList\aixreader-gui.exe" "" ""
  WriteRegStr HKCU "${FOLDERS}" "" "Open with ${NAME}"
  WriteRegStr HKCU "${FOLDERS}" "Icon" "$INSTDIR\aixreader-gui.exe,0"
  WriteRegStr HKCU "${FOLDERS}\command" "" '"$INSTDIR\aixreader-gui.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\aixreader-gui.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.ClosedFirst
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\aixreader.exe"
  Delete "$INSTDIR\aixreader-gui.exe"
  Delete "$INSTDIR\CONTENTS.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays where somebody put files of their own there, or a portable reader's data
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${OPENER}"
  DeleteRegKey HKCU "${FOLDERS}"
  DeleteRegKey HKCU "Software\Classes\.zip\OpenWithList\aixreader-gui.exe"
  DeleteRegKey HKCU "Software\Classes\.tgz\OpenWithList\aixreader-gui.exe"
  DeleteRegKey HKCU "Software\Classes\.gz\OpenWithList\aixreader-gui.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  DetailPrint "Bookmarks, notes and settings stay where they are: $LOCALAPPDATA\aixreader"
  MessageBox MB_OK|MB_ICONINFORMATION "Bookmarks, notes and settings stay where they are, in $LOCALAPPDATA\aixreader." /SD IDOK
SectionEnd
